"""Numbers in few letters, as pictures and tables write them."""


def short(value: float) -> str:
    """Return a number with two or three digits that say something; a large one with its size in words.

    >>> short(0.05), short(12.345), short(30), short(-0.0), short(1_300), short(82_088), short(999_999)
    ('0.05', '12.3', '30', '0', '1,300', '82 thousand', '1.0 million')
    """
    size = abs(value)
    if size >= 999_500:
        return f"{value / 1e6:,.1f} million"
    if size >= 10_000:
        return f"{value / 1e3:.0f} thousand"
    if size >= 100 or value == int(value):
        return f"{value + 0.0:,.0f}"
    return f"{value:.1f}" if size >= 1 else f"{value:.2g}"
