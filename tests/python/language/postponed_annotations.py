from __future__ import annotations


class A:
    x: List["Missing"] = 3
    y: int | None

    def f(self, a: Nowhere) -> A:
        return self


print(A.__annotations__, A.f.__annotations__)
z: undefined = 1
print(__annotations__)
