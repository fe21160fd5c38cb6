class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y


def run(n):
    point = Point(1, 2)
    total = 0
    for _ in range(n):
        point.x += 1
        point.y = point.x - point.y
        total += point.x + point.scale
        total += point.sum
    return total, point.y


print(run(20_000))
