"""Whether everyone can see what they must, and what it costs at least: for many questions, each within a second or two.

The linear program over timed walks gives bounds; the prices behind a bound also tell what a little more room anywhere
could change at most, without solving anything again.
"""
