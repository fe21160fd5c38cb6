class Item:
    def __lt__(self, other):
        return sorted([self, other])


sorted([Item(), Item()])
