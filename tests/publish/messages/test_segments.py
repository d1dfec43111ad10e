"""By 3GPP TS 23.038: 160 letters of GSM 7 or 70 others in one message; 153 or 67 in each of several."""

import pytest

from meetingplan.publish.messages import segments


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),  # 160 units
        ("a" * 152 + "€" + "a" * 8, 2),  # 162 units; the sign does not fit in the last unit of the first
        ("a" * 152 + "€" + "a" * 151, 2),  # 305 units, of which the first message holds 152 and the second 153
        ("a" * 152 + "€" + "a" * 152, 3),
        ("字" * 70, 1),
        ("字" * 71, 2),
        ("字" * 134, 2),
        ("字" * 135, 3),
        ("a" * 69 + "字", 1),
        ("a" * 70 + "字", 2),
        ("𬱖" * 35, 1),  # two units each
        ("𬱖" * 36, 2),
        ("𬱖" * 66, 2),  # 33 in each, as 67 is odd
        ("𬱖" * 67, 3),
    ],
)
def test_segments_are_counted_as_they_are_paid(text: str, count: int) -> None:
    assert segments(text) == count
