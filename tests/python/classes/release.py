class Node:
    def __init__(self, v):
        self.v = v


head = None
for i in range(20000):
    n = Node(i)
    n.next = head
    head = n
print(head.v)
head = None
nested = []
for i in range(20000):
    nested = [nested]
nested = None
t = ()
for i in range(20000):
    t = (t,)
t = None
d = {}
for i in range(20000):
    d = {"d": d}
d = None
f = lambda: 0
for i in range(20000):
    f = lambda f=f: f
f = None
print("released")
