-- likeness(written, code, title): how like a code that is not there is to one that is, from 0 to 1: 1 for its title or the
-- same letters and digits in another case or with other signs between them, 0.95 for a word in common, else by Jaro and
-- Winkler. Codes of fewer than five signs differ by too little to be called alike.
create or replace macro likeness(written, code, title) as (
    case
        when lower(trim(written)) = lower(trim(title)) then 1
        when letters_and_digits(written) <> '' and letters_and_digits(written) = letters_and_digits(code) then 1
        when list_has_any(words_of_code(written), words_of_code(code)) then 0.95
        when least(length(written), length(code)) >= 5 then jaro_winkler_similarity(lower(written), lower(code))
        else 0
    end
);

-- is_likely(likeness): whether the one was probably meant.
create or replace macro is_likely(alike) as (alike >= 0.9);

-- letters_and_digits(code): a code in small letters, without any other sign.
create or replace macro letters_and_digits(code) as (regexp_replace(lower(code), '[^\p{L}\p{N}]', '', 'g'));

-- words_of_code(code): its words of four letters or more, which say what it is of.
create or replace macro words_of_code(code) as (
    list_filter(regexp_split_to_array(lower(code), '[^\p{L}]+'), lambda word: length(word) >= 4)
);
