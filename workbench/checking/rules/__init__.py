"""The rules, a module for each matter; each rule with its source and its two examples.

| module | codes | matter |
|---|---|---|
| marks pairs | P | punctuation, GB/T 15834-2011 |
| typed_numbers headings | N | numbers of sections and of lists, GB/T 9704-2012 |
| quantities dates | D | numbers and dates, GB/T 15835-2011 |
| words documents leftovers organs paper | C | names, words and elements of the paper |
| duties indicators matters counts | T | tasks: who, when, how much, and once |
"""
