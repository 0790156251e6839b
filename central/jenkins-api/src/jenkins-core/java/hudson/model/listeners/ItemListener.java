package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Signature only, of what the plugin uses. */
public class ItemListener implements ExtensionPoint {

    public ItemListener() {}

    public void onLoaded() {
        throw new IllegalStateException("a signature, no code");
    }

    public void onCreated(Item item) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onCopied(Item src, Item item) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onDeleted(Item item) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        throw new IllegalStateException("a signature, no code");
    }
}
