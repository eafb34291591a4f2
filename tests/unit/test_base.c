/* Arena, interned strings, the nearest word. */
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "base/same.h"
#include "base/strings.h"
#include "unit.h"

START_TEST(arena_gives_zeroed_aligned_pieces)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *piece = chain_arena_alloc(&arena, size);
        ck_assert_ptr_nonnull(piece);
        ck_assert_uint_eq((uintptr_t)piece % _Alignof(uint64_t), 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_uint_eq(piece[i], 0);
        memset(piece, 0xA5, size);
    }
    ck_assert(!arena.failed);
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(arena_pieces_do_not_overlap)
{
    enum { PIECES = 2000 };
    struct chain_arena arena;
    unsigned char *pieces[PIECES];
    chain_arena_init(&arena);
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = i * 37 % 400 + 1;
        pieces[i] = chain_arena_alloc(&arena, size);
        memset(pieces[i], (int)(i & 0xFF), size);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t at = 0; at < i * 37 % 400 + 1; at++)
            ck_assert_uint_eq(pieces[i][at], i & 0xFF);
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(arena_takes_pieces_larger_than_a_block)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    char *small = chain_arena_text(&arena, "small", 5);
    char *large = chain_arena_alloc(&arena, 5u << 20);
    ck_assert_ptr_nonnull(large);
    memset(large, 'x', 5u << 20);
    ck_assert_str_eq(small, "small");
    ck_assert_uint_ge(arena.total, 5u << 20);
    ck_assert_ptr_nonnull(chain_arena_alloc(&arena, 10));
    chain_arena_clear(&arena);
    ck_assert_uint_eq(arena.total, 0);
}
END_TEST

START_TEST(a_reset_arena_gives_zeroed_pieces_again)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    for (int turn = 0; turn < 3; turn++) {
        for (int i = 0; i < 1000; i++) {
            unsigned char *piece = chain_arena_alloc(&arena, 40);
            for (size_t at = 0; at < 40; at++)
                ck_assert_uint_eq(piece[at], 0);
            memset(piece, 'x', 40);
            ck_assert_str_eq(chain_arena_text(&arena, "text", 4), "text");
        }
        size_t before = arena.total;
        chain_arena_reset(&arena);
        ck_assert_uint_gt(arena.total, 0);
        ck_assert_uint_le(arena.total, before);
    }
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(a_reset_table_of_strings_is_empty_and_takes_others)
{
    struct chain_arena arena;
    struct chain_strings strings;
    char word[16];
    chain_arena_init(&arena);
    chain_strings_init(&strings, &arena);
    /* The second turn fills the slots that the first one left; after the third there are too many to keep. */
    static const int counts[] = {100, 90, 3000, 5};
    for (size_t turn = 0; turn < UNIT_COUNT(counts); turn++) {
        for (int i = 0; i < counts[turn]; i++) {
            size_t length = (size_t)snprintf(word, sizeof word, "%zu-%d", turn, i);
            const char *kept = chain_strings_add(&strings, word, length);
            ck_assert_str_eq(kept, word);
            ck_assert_ptr_eq(chain_strings_find(&strings, word, length), kept);
        }
        chain_strings_reset(&strings);
        ck_assert_ptr_null(chain_strings_find(&strings, word, strlen(word)));
    }
    chain_strings_clear(&strings);
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(short_words_are_compared_whole)
{
    char a[40], b[40];
    memset(a, 'a', sizeof a);
    for (size_t length = 0; length < sizeof a; length++) {
        memcpy(b, a, sizeof a);
        ck_assert(chain_same_bytes(a, b, length));
        for (size_t at = 0; at < length; at++) {
            b[at] = 'b';
            ck_assert_msg(!chain_same_bytes(a, b, length), "byte %zu of %zu", at, length);
            b[at] = 'a';
        }
        b[length] = 'b';
        ck_assert(chain_same_bytes(a, b, length));
    }
}
END_TEST

START_TEST(arena_remembers_a_failure)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    ck_assert_ptr_null(chain_arena_array(&arena, SIZE_MAX / 2, 4));
    ck_assert(arena.failed);
    ck_assert_ptr_nonnull(chain_arena_alloc(&arena, 8));
    ck_assert(arena.failed);
    chain_arena_clear(&arena);
    ck_assert(!arena.failed);
    ck_assert_ptr_null(chain_arena_alloc(&arena, SIZE_MAX));
    ck_assert(arena.failed);
    chain_arena_clear(&arena);
    chain_arena_clear(NULL);
}
END_TEST

START_TEST(arena_text_ends_with_nul)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    ck_assert_str_eq(chain_arena_text(&arena, "abcdef", 3), "abc");
    ck_assert_str_eq(chain_arena_text(&arena, NULL, 0), "");
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(equal_strings_are_one_pointer)
{
    struct chain_arena arena;
    struct chain_strings strings;
    chain_arena_init(&arena);
    chain_strings_init(&strings, &arena);
    const char *first = chain_strings_add(&strings, "triage", 6);
    ck_assert_ptr_eq(chain_strings_add(&strings, "triage and more", 6), first);
    ck_assert_ptr_ne(chain_strings_add(&strings, "triag", 5), first);
    ck_assert_ptr_ne(chain_strings_add(&strings, "triages", 7), first);
    ck_assert_ptr_eq(chain_strings_find(&strings, "triage", 6), first);
    ck_assert_ptr_null(chain_strings_find(&strings, "tria", 4));
    ck_assert_str_eq(chain_strings_add(&strings, "", 0), "");
    ck_assert_ptr_eq(chain_strings_add(&strings, "x", 0), chain_strings_find(&strings, "", 0));
    chain_strings_clear(&strings);
    chain_arena_clear(&arena);
    chain_strings_clear(NULL);
}
END_TEST

START_TEST(strings_survive_growing)
{
    enum { STRINGS = 20000 };
    static const char *kept[STRINGS];
    struct chain_arena arena;
    struct chain_strings strings;
    char text[32];
    chain_arena_init(&arena);
    chain_strings_init(&strings, &arena);
    ck_assert_ptr_null(chain_strings_find(&strings, "s1", 2));
    for (int i = 0; i < STRINGS; i++) {
        int n = snprintf(text, sizeof text, "s%d", i);
        kept[i] = chain_strings_add(&strings, text, (size_t)n);
    }
    ck_assert_uint_eq(strings.count, STRINGS);
    for (int i = 0; i < STRINGS; i++) {
        int n = snprintf(text, sizeof text, "s%d", i);
        ck_assert_ptr_eq(chain_strings_find(&strings, text, (size_t)n), kept[i]);
        ck_assert_str_eq(kept[i], text);
    }
    chain_strings_clear(&strings);
    chain_arena_clear(&arena);
}
END_TEST

static const char *nearest(const char *word)
{
    static const char *const known[] = {"assessment", "triage", "treatment", "home-visit", "id", "actor", NULL, "to"};
    struct chain_nearest found = chain_nearest_to(word, strlen(word));
    for (size_t i = 0; i < UNIT_COUNT(known); i++)
        chain_nearest_offer(&found, known[i]);
    return found.best;
}

START_TEST(nearest_forgives_slips)
{
    ck_assert_str_eq(nearest("triage"), "triage");
    ck_assert_str_eq(nearest("tirage"), "triage");
    ck_assert_str_eq(nearest("triagee"), "triage");
    ck_assert_str_eq(nearest("assesment"), "assessment");
    ck_assert_str_eq(nearest("home_visit"), "home-visit");
    ck_assert_str_eq(nearest("atcor"), "actor");
}
END_TEST

START_TEST(nearest_does_not_guess)
{
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    ck_assert_ptr_null(nearest("rehabilitation"));
    ck_assert_ptr_null(nearest(""));
    ck_assert_ptr_null(nearest("x"));
    ck_assert_ptr_null(nearest("qqqqqq"));
    ck_assert_ptr_null(nearest(endless));
}
END_TEST

UNIT_MAIN("base", arena_gives_zeroed_aligned_pieces, arena_pieces_do_not_overlap, arena_takes_pieces_larger_than_a_block,
          a_reset_arena_gives_zeroed_pieces_again, a_reset_table_of_strings_is_empty_and_takes_others, short_words_are_compared_whole,
          arena_remembers_a_failure, arena_text_ends_with_nul, equal_strings_are_one_pointer, strings_survive_growing,
          nearest_forgives_slips, nearest_does_not_guess)
