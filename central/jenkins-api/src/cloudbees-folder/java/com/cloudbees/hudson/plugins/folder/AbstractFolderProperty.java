package com.cloudbees.hudson.plugins.folder;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.ReconfigurableDescribable;

/** Signature only, of what the plugin uses. */
public abstract class AbstractFolderProperty<C extends AbstractFolder<?>>
        extends AbstractDescribableImpl<AbstractFolderProperty<?>>
        implements ExtensionPoint, ReconfigurableDescribable<AbstractFolderProperty<?>> {

    protected transient C owner;

    public AbstractFolderProperty() {}

    protected void setOwner(C owner) {
        throw new IllegalStateException("a signature, no code");
    }

    public AbstractFolderPropertyDescriptor getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }
}
