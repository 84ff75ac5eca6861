# Two clouds, around (2, 2) and (-2, -2)
def make_data(random):
    target = np.arange(SAMPLES) < SAMPLES // 2
    center = np.where(target, 2, -2)
    deviation = np.sqrt(0.5 + 7 * NOISE)
    x_normal, y_normal = normals(random)
    x = rounded(center + deviation * x_normal)
    y = rounded(center + deviation * y_normal)
    return np.column_stack([x, y]), np.column_stack([target]).astype(float)
