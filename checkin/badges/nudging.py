"""A page moved and stretched a little, because its printer is a little off; lines stay lines.

Only a matrix is put before what is drawn (PDF 32000-1, 8.3.4); the page itself keeps its size.
"""

import io

from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.picture import ONE_AT_A_TIME

Move = tuple[float, float, float, float]  # x and y in mm, then how wide and how tall, 1 = as is
STAYS: Move = (0.0, 0.0, 1.0, 1.0)


def nudged(pdf: bytes, move: Move) -> bytes:
    """Every page moved right and down and stretched, from its upper left corner."""
    if move == STAYS:
        return pdf
    import pypdfium2
    from pypdfium2 import raw

    x_mm, y_mm, wide, tall = move
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            down = height * (1 - tall) - y_mm * POINTS_PER_MM
            matrix = raw.FS_MATRIX(wide, 0, 0, tall, x_mm * POINTS_PER_MM, down)
            raw.FPDFPage_TransFormWithClip(page, matrix, None)
            page.close()
        made = io.BytesIO()
        document.save(made)
    return made.getvalue()
