"""The cameras of this computer for who only wants to list them, also where none can be used."""


def cameras_here() -> list[tuple[str, str]]:
    """Number and words of each camera; none where the extra `camera` is not installed."""
    try:
        from ui.scanners.cameras import Cameras
    except ImportError:
        return []
    return [(place.number, place.words) for place in Cameras().all()]
