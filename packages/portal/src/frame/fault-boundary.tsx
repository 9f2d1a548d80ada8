/** Keeps a broken page to itself: the frame and the other tabs go on. */
import { Component, type ReactNode } from 'react'

interface FaultBoundaryProps {
  readonly fallback: ReactNode
  readonly children: ReactNode
}

export class FaultBoundary extends Component<FaultBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
