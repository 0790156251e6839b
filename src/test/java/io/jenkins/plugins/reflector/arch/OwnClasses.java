package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** The plugin's own classes, read once for all rules. */
final class OwnClasses {

    static final String BASE = "io.jenkins.plugins.reflector";

    private static final JavaClasses ALL = read();

    private OwnClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    private static JavaClasses read() {
        URL place = ResourceName.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return new ClassFileImporter().importPath(Path.of(place.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The compiled classes are at no place to read: " + place, e);
        }
    }
}
