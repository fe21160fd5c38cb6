class Node:
    def __init__(self, next):
        self.next = next


print("before")
last = None
for number in range(3_900):
    last = Node({"next": last, "list": [number, {number: str(number)}], "set": {number}})
