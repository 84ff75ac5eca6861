# Gradient of the predicted output, for the error E = the mean of (t - y)^2 / 2, but
# |t - y| - 1/2 beyond 1
error_predicted_output = np.clip(self.predicted_output - expected_output, -1, 1)
error_predicted_output /= len(expected_output)
d_predicted_output = error_predicted_output * DERIVATIVE
