"""People, cars, doors and trips, one by one: what really happens, to hold the laws of movement against.

`kernel`, `motion`, `lifts` and `people` are written from the physical description alone and know no law; `sweep`,
`rimea` and `nist` compare them with the laws, and `report` writes the outcome to docs/verification.md.
"""
