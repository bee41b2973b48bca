"""The view as it stands in a URL: URLs are a public interface, mailed and kept."""
