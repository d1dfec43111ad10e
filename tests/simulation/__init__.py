"""People, cars, doors and trips, one by one: what really happens, to hold the laws of movement against.

Written from the physical description alone. Nothing here imports the laws; the figures are those of `Movement`.
"""
