package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;

/** An entry of a long list, and what its row says while its form is not open. */
public interface FormEntry {

    /** Its name, with the namespace if it has one; may be empty. */
    @NonNull
    String rowName();

    /** In one line what it is about; what is wrong with it, if it cannot be used. */
    @NonNull
    String rowText();
}
