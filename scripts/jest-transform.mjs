import { transformSync } from "esbuild";

const options = { format: "esm", loader: "ts", sourcemap: "inline", target: "node20" };

export default {
  process: (source, sourcefile) => transformSync(source, { ...options, sourcefile }),
};
