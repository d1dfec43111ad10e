"""Plans on-site meetings: a graph of places that hold only so many people, and timed walks through it."""

__version__ = "0.1.0"
