# Gradient of the predicted output, for the error E = the mean of (t - y)^2
error_predicted_output = 2 * (self.predicted_output - expected_output) / len(expected_output)
d_predicted_output = error_predicted_output * DERIVATIVE
