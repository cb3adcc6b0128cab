"""What can be printed or handed on: each printout is a function that gives a `Paper`.

They read the book as a reader of theirs may: the rules are in `consented`.
"""
