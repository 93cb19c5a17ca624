#include "job.h"

#include "base/pool.h"

size_t job__batch(const size_t *lengths, size_t count, size_t most, size_t *tokens)
{
    size_t n = 1;
    *tokens = lengths[0];
    while (n < count && *tokens + lengths[n] <= most) *tokens += lengths[n++];
    return n;
}

static bool run_batch(void *ctx, size_t item, size_t which)
{
    const job *j = ctx;
    job_worker *w = &j->workers[which];
    if (!w->ready)
        w->ready = encoder__prepare(&w->space, &w->arena, &j->model->weights, &j->size);
    if (!w->ready) return false;
    j->run(j, &w->space, j->begins[item], j->begins[item + 1] - j->begins[item]);
    return true;
}

/* The batches, and how large they get; returns their number. */
static size_t cut_batches(job *j)
{
    size_t batches = 0, rows;
    for (size_t i = 0; i < j->count; i++)
        if (j->lengths[i] > j->size.longest) j->size.longest = j->lengths[i];
    for (size_t i = 0; i < j->count; j->begins[++batches] = i) {
        i += job__batch(j->lengths + i, j->count - i, j->held, &rows);
        if (rows > j->size.held) j->size.held = rows;
    }
    const size_t once = j->size.longest > j->once ? j->size.longest : j->once;
    j->size.rows = (j->size.held < once ? j->size.held : once) + j->more;
    j->size.held += j->more;
    j->size.longest += j->more;
    return batches;
}

bool job__run(job *j, arena *scratch)
{
    if (!j->count) return true;
    j->begins = arena__array(scratch, j->count + 1, sizeof *j->begins);
    if (!j->begins) return false;
    const size_t batches = cut_batches(j), workers = pool__workers(scratch->pool, batches);
    j->workers = arena__array(scratch, workers, sizeof *j->workers);
    if (!j->workers) return false;
    for (size_t i = 0; i < workers; i++) arena__init(&j->workers[i].arena, scratch->allocator);
    const bool good = pool__run(scratch->pool, batches, run_batch, j);
    for (size_t i = 0; i < workers; i++) arena__free(&j->workers[i].arena);
    return good;
}
