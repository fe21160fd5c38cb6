# What a function does was caused by its own statement, whatever other functions and turns of a loop did before it.
def shelve(shelf, count):
    for number in range(count):
        box = Box()
        # why:
        #   Box #3 was created
        shelf.boxes.append(box)
        # why:
        #   Box #3 was appended to Shelf #1.boxes [Collections of relationships]
        #     → Shelf #1.boxes gained Box #3
        #   ∅ Box #3.shelf was not touched: Shelf.boxes and Box.shelf are not linked
    return shelf


def make():
    shelf = Shelf()
    return shelve(shelf, 2)


made = make()
