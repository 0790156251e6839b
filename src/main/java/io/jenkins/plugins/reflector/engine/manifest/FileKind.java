package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;

/** How a file is written, as far as its name tells: what a path of keys means in it. */
enum FileKind {
    YAML,
    JSON,
    TOML,
    /** {@code KEY=value} lines: {@code .env} and {@code .properties}. */
    KEY_VALUE,
    OTHER;

    @NonNull
    static FileKind of(@NonNull String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml") || name.equals("Kustomization")) {
            return YAML;
        }
        if (lower.endsWith(".json")) {
            return JSON;
        }
        if (lower.endsWith(".toml")) {
            return TOML;
        }
        boolean env = lower.startsWith(".env") || lower.endsWith(".env") || lower.startsWith("env.");
        return env || lower.endsWith(".properties") ? KEY_VALUE : OTHER;
    }
}
