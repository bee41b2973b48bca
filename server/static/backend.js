// Streamlit looks for its server under the path of a screen first, finds none there, and waits half a
// second before it looks one higher, where it stands: beside the folder that this file is in.
window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };
