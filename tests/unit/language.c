/* The language of a text, by its script and its commonest words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text/language.h"

/* expected: NULL where it cannot be told. */
static void check(const char *text, const char *expected)
{
    arena a;
    segments read;
    arena__init(&a, &memory__default);
    assert_true(segment__article(&read, &a, text, strlen(text)));
    const char *found = language__of(&read);
    if (expected) {
        assert_non_null(found);
        assert_string_equal(found, expected);
    } else {
        assert_null(found);
    }
    arena__free(&a);
}

static void english_is_english(void **state)
{
    (void)state;
    check("Two people were hurt on Monday in a fire in a warehouse at the port of Oldersum. "
          "The fire broke out shortly after six, police said.",
          "en");
    check("Sopot, Gdynia and Hel: no trains from Monday, says the state railway, PKP.", "en");
    check("The prime minister quoted Goethe: \"Es irrt der Mensch, so lang er strebt.\" He then "
          "asked the members of the house to vote for the bill.",
          "en");
}

static void languages_are_told_by_their_commonest_words(void **state)
{
    (void)state;
    check("Bei einem Brand in einer Lagerhalle im Hafen von Oldersum sind am Montag zwei "
          "Menschen verletzt worden. Das Feuer brach nach Angaben der Polizei kurz nach sechs aus.",
          "de");
    check("Deux personnes ont été blessées lundi dans l'incendie d'un entrepôt du port de Sète. "
          "Le feu s'est déclaré peu après six heures, selon la police.",
          "fr");
    check("Dos personas resultaron heridas el lunes en el incendio de un almacén del puerto de "
          "Gandía. El fuego se declaró poco después de las seis, según la policía.",
          "es");
    check("Due persone sono rimaste ferite lunedì nell'incendio di un magazzino del porto di "
          "Ortona. Il fuoco è scoppiato poco dopo le sei, secondo la polizia.",
          "it");
    check("Bij een brand in een loods in de haven van Vlaardingen zijn maandag twee mensen gewond "
          "geraakt. Het vuur brak volgens de politie kort na zes uur uit.",
          "nl");
    check("Duas pessoas ficaram feridas na segunda-feira no incêndio de um armazém do porto de "
          "Aveiro. O fogo começou pouco depois das seis, segundo a polícia.",
          "pt");
    check("Två personer skadades på måndagen vid en brand i ett lager i hamnen i Ystad. Branden "
          "bröt ut strax efter sex, enligt polisen. Orsaken är ännu inte känd.",
          "sv");
    check("W poniedziałek w pożarze magazynu w porcie w Ustce zostały ranne dwie osoby. Ogień "
          "wybuchł tuż po szóstej, jak podała policja. Przyczyna nie jest jeszcze znana.",
          "pl");
    check("Pazartesi günü Sinop limanındaki bir depoda çıkan yangında iki kişi yaralandı. Yangın "
          "saat altıdan kısa süre sonra başladı ve bu konuda bir açıklama yok.",
          "tr");
    check("Dua orang terluka pada hari Senin dalam kebakaran di sebuah gudang di pelabuhan Tegal. "
          "Api mulai menyala tidak lama setelah pukul enam, kata polisi.",
          "id");
    check("Două persoane au fost rănite luni în incendiul unui depozit din portul Constanța. "
          "Focul a izbucnit puțin după ora șase, potrivit poliției.",
          "ro");
}

static void other_scripts_tell_themselves(void **state)
{
    (void)state;
    check("Пожар в порту начался в понедельник.", "und-Cyrl");
    check("Η φωτιά ξέσπασε τη Δευτέρα.", "el");
    check("اندلع الحريق يوم الاثنين.", "und-Arab");
    check("火灾于周一在港口爆发。", "zh");
    check("月曜日に港で火災が発生した。", "ja");
    check("월요일 항구에서 화재가 발생했다.", "ko");
    check("The word 火 means fire, and the sign was at the door of the hall.", "en");
}

static void what_is_in_none_of_them_is_undetermined(void **state)
{
    static const char finnish[] =
        "Kaksi ihmistä loukkaantui maanantaina varaston palossa Kotkan satamassa. Tuli syttyi "
        "poliisin mukaan pian kuuden jälkeen. Syytä ei vielä tiedetä. Palomiehet sammuttivat "
        "liekit kahdessa tunnissa. Satama suljettiin yöksi, ja liikenne ohjattiin Haminaan. "
        "Yhtiön johtaja kertoi, että varastossa säilytettiin paperia. Vahingot arvioidaan "
        "myöhemmin tällä viikolla. Naapureita kehotettiin pitämään ikkunat kiinni. Tutkinta "
        "jatkuu tiistaina, ja poliisi pyytää silminnäkijöitä ilmoittautumaan. Kukaan "
        "loukkaantuneista ei ole hengenvaarassa.";
    (void)state;
    check(finnish, "und");
}

static void a_few_words_tell_nothing(void **state)
{
    (void)state;
    check("Das Feuer brach aus.", NULL);
    check("Nine miners died on Monday.", NULL);
    check("1,200 + 300 = 1,500", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_english),
        cmocka_unit_test(languages_are_told_by_their_commonest_words),
        cmocka_unit_test(other_scripts_tell_themselves),
        cmocka_unit_test(what_is_in_none_of_them_is_undetermined),
        cmocka_unit_test(a_few_words_tell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
