"""How many segments a short message takes, by 3GPP TS 23.038 and 23.040.

A message in the letters of GSM 7 has 160 units, one in any others (UCS-2) 70; of several that are joined, each has 153
or 67, for it begins with what joins them. A letter of two units, from the extension of GSM 7 or beyond the first 65,536
of Unicode, is not cut in two.
"""

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENSION = frozenset("\f^{}\\[~]|€")
_ONE, _EACH = (160, 70), (153, 67)


def segments(text: str) -> int:
    """The number of segments that are sent, and paid, for a text."""
    if is_plain := set(text) <= _GSM | _GSM_EXTENSION:
        widths = [2 if letter in _GSM_EXTENSION else 1 for letter in text]
    else:
        widths = [2 if letter > "\uffff" else 1 for letter in text]
    if sum(widths) <= _ONE[not is_plain]:
        return 1
    count, room = 0, 0
    for width in widths:
        if width > room:
            count, room = count + 1, _EACH[not is_plain]
        room -= width
    return count
