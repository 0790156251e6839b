package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;

/** Signature only, of what the plugin uses. */
public abstract class SaveableListener implements ExtensionPoint {

    public SaveableListener() {}

    public void onChange(Saveable o, XmlFile file) {
        throw new IllegalStateException("a signature, no code");
    }
}
