"""A drawing read as XML, for tests: it must be well-formed, and its marks have the places that a reader sees."""

from xml.etree.ElementTree import Element, fromstring

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> Element:
    """The drawing as an element."""
    return fromstring(svg)


def all_of(svg: str, tag: str) -> list[dict[str, str]]:
    """The attributes of all marks of this kind, in their order."""
    return [element.attrib for element in read(svg).iter(SVG + tag)]


def texts(svg: str) -> list[str]:
    """What is written on it, a text a line."""
    return ["".join(element.itertext()) for element in read(svg).iter(SVG + "text")]
