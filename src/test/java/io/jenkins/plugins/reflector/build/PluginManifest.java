package io.jenkins.plugins.reflector.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.Manifest;

/** The main attributes of a manifest, by name. */
final class PluginManifest {

    private PluginManifest() {}

    /** Reads a manifest with each <code>${name}</code> replaced by that property of the POM. */
    static TreeMap<String, String> readTemplate(Path file, Pom pom) throws IOException {
        String text = Files.readString(file);
        for (var property : pom.properties().entrySet()) {
            text = text.replace("${" + property.getKey() + "}", property.getValue());
        }
        return attributes(new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    static TreeMap<String, String> attributes(Manifest manifest) {
        TreeMap<String, String> found = new TreeMap<>();
        manifest.getMainAttributes().forEach((key, value) -> found.put(key.toString(), value.toString()));
        return found;
    }
}
