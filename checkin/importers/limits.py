"""How large a list may be. A forum has some thousand people; these stop what is no list of them."""

UNPACKED_BYTES = 50_000_000  # of a text file, or of what a spreadsheet unpacks to
ROWS = 200_000
COLUMNS = 500
CELLS = 20_000_000  # from the first to the last cell: a reader takes memory for all between
CELL_BYTES = 32_768  # more in one cell is a mishap: a spreadsheet holds no more either
