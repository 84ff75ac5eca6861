# Random weights (Nguyen and Widrow, 1990): those to each neuron together 0.7 neurons^(1 / inputs) long
WEIGHT = np.random.uniform(-1, 1, (INPUTS, NEURONS))
WEIGHT *= 0.7 * NEURONS ** (1 / INPUTS) / np.linalg.norm(WEIGHT, axis=0)
BIAS = 0.7 * NEURONS ** (1 / INPUTS) * np.random.uniform(-1, 1, (1, NEURONS))
