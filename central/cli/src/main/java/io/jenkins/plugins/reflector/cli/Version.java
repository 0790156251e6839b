package io.jenkins.plugins.reflector.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version that the build wrote beside this class. */
final class Version implements picocli.CommandLine.IVersionProvider {

    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return "reflector " + (in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).trim());
        } catch (IOException e) {
            return "reflector unknown";
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
