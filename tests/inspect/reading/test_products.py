import numpy as np
import pytest

from broadsheet.inspect.reading import products


@pytest.mark.parametrize(
    ("rows", "inner", "columns"), [(0, 8, 3), (1, 8, 3), (700, 384, 7), (5, 768, 128), (3, 4, 0)]
)
def test_a_product_in_blocks_is_the_product(rows: int, inner: int, columns: int) -> None:
    chance = np.random.default_rng(3)
    a = chance.normal(size=(rows, inner)).astype(np.float32)
    b = chance.normal(size=(inner, columns)).astype(np.float32)
    assert np.allclose(products.product(a, b), a @ b, atol=1e-3)
