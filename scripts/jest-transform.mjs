import { transformSync } from "esbuild";

const options = { format: "esm", loader: "ts", sourcemap: "inline", target: "node20.19" };

export default {
  process: (source, sourcefile) => transformSync(source, { ...options, sourcefile }),
};
