"""The words of a meeting as frozen values: ids, time, places, people, the plan, and what can be wrong with them.

Only the standard library is used here, and only this room knows time zones.
"""
