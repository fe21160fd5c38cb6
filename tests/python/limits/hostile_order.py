class Item:
    def __lt__(self, other):
        while True:
            pass


print("before")
sorted([Item(), Item()])
