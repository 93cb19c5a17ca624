/* What the public header shows of a claim. */
#include "claim.h"

static const claim *inside(const claimdiff_claim *stated)
{
    return (const claim *)(const void *)stated;
}

size_t claimdiff_claim_quantity_count(const claimdiff_claim *stated)
{
    return stated ? inside(stated)->quantity_count : 0;
}

const claimdiff_quantity *claimdiff_claim_quantity(const claimdiff_claim *stated, size_t index)
{
    return index < claimdiff_claim_quantity_count(stated) ? &inside(stated)->quantities[index].stated : NULL;
}

size_t claimdiff_claim_timex_count(const claimdiff_claim *stated)
{
    return stated ? inside(stated)->timex_count : 0;
}

const claimdiff_timex *claimdiff_claim_timex(const claimdiff_claim *stated, size_t index)
{
    return index < claimdiff_claim_timex_count(stated) ? &inside(stated)->timexes[index].stated : NULL;
}

size_t claimdiff_claim_mention_count(const claimdiff_claim *stated)
{
    return stated ? inside(stated)->mention_count : 0;
}

const claimdiff_mention *claimdiff_claim_mention(const claimdiff_claim *stated, size_t index)
{
    return index < claimdiff_claim_mention_count(stated) ? &inside(stated)->mentions[index].stated : NULL;
}
