"""The contingency plan (应急预案): what the organiser has written, and what the plan tells of what may go wrong."""
