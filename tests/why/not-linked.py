# Two relationships over one foreign key that do not know each other.
shelf = Shelf()
box = Box()
box.shelf = shelf
# why:
#   box.shelf was set to shelf
#     → box.shelf = shelf
#   ∅ shelf.boxes was not touched: Box.shelf and Shelf.boxes are not linked
shelf.boxes.append(box)
# why:
#   box was appended to shelf.boxes [Collections of relationships]
#     → shelf.boxes gained box
#   ∅ box.shelf was not touched: Shelf.boxes and Box.shelf are not linked
