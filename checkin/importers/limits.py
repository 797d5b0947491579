"""How large a list may be. A forum has some thousand people; these stop what is no list of them."""

UNPACKED_BYTES = 50_000_000  # of a text file, or of what a spreadsheet unpacks to ...
# ... unless it is packed as loosely as lists are (8 to 10 times, measured; bombs 100 and more).
LOOSE = 25
LOOSE_BYTES = 150_000_000  # 100,000 people in 30 columns
ROWS = 200_000
COLUMNS = 500
CELLS = 10_000_000  # from the first to the last cell: a reader takes memory for all between
CELL_BYTES = 32_768  # more in one cell is a mishap: a spreadsheet holds no more either
