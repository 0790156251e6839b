package io.jenkins.plugins.reflector.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** The version this command line was built as. */
final class Version implements CommandLine.IVersionProvider {

    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    /** What {@code --version} prints. */
    static String text() {
        return "reflector " + current();
    }

    /** @return the project's version, such as {@code 0.1.0}; never null or blank */
    static String current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("This jar is damaged: " + RESOURCE + " cannot be read.", e);
        }
        return properties.getProperty("version");
    }
}
